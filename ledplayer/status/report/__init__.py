"""The report on what a board showed, as an office attaches it to its own: a table, CSV, XLSX, or a page to print.

`report` gathers what all of them say, `words` how it is written; each form is a file of its own.
"""
