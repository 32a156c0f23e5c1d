"""Raw pages → readings: where on a page the article is, and what the page says about it.

`read_dump` and `read_html` are the way in. Nothing here reads a file, a clock or the network.
"""
