"""Ten million consignments: treatment, rule and duty, by us and by peers, on the same rows."""
