"""The treaty collection: the values that pages show, drawings, and forms to take away.

Pure: everything is computed from an open register and a day that the caller gives.
"""
