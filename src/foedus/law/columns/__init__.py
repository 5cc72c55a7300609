"""The fast twin: the answers of the law for millions of rows, as arrays.

timelines ──compile──▶ plans ──kernels──▶ columns of coded answers; the slow twin proves any row.
The slow twin (`foedus.law.answers`) is the specification; property tests tie the two. Needs NumPy;
where numba is installed, the same loops are compiled.
"""
