"""The values that pages show, one module each: a page is a function of a `View`.

Values hold typed things and plain strings in the reader's language; templates only lay them out.
"""
