"""Snapshots of an archive that outlast its site: what is in one, and the bag that it is kept in."""
