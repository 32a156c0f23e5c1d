"""Records in, archive and findings out. One function is one rule, and none of them raises."""
