"""Maps of the archive's places, drawn as SVG when the site is built.

`places` says what may be drawn of a place, `atlas` draws it. What needs geometry (`frame`,
`ground`) is imported by `atlas` alone, and only when a map is asked for: pyproj and shapely take
longer to load than checking a small archive does.
"""
