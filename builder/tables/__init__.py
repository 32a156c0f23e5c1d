"""The archive as tables of rows, and every file that is made of them.

A column is declared once, with its type, its meaning and where its value comes from; CSV, SQLite,
Parquet, the descriptor of the data package and the dictionary on the data page follow from it.
"""
