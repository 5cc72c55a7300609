"""A Parquet file of questions ──▶ the same columns, byte for byte, and the columns of the answers.

compact   Thrift's compact protocol, in which a footer is written
fields    the numbers of the fields of a footer
footer    a footer: its row groups, and where their columns stand
merging   two footers ──▶ one
writing   the file of answers

Libraries of Parquet write columns that they have encoded, and none copies encoded ones: pyarrow
and Polars have no such call, fastparquet appends rows, and thriftpy2 drops fields that its
definitions do not name. The specification is parquet.thrift of apache/parquet-format.
"""
