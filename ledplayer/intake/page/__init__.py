"""The page in the shared folder: what became of each campaign and file, told to whoever dropped it there.

`survey` and `files` make a `Report` of values that exist, `sheet` makes it a text, `post` puts that where people look.
"""
