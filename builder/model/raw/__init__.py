"""The files that raw pages come in → the page itself, as it can be read and held against a record.

`open_page` reads a file that is one page, `open_archive` one that holds several. Nothing here reads
a file, a clock or the network, and what is unpacked is limited before it is there.
"""
