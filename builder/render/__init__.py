"""Archive in, pages out: finished HTML for the body of each page, and nothing of MkDocs."""
