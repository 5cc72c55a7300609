"""The public collection: a view for each address of `foedus.collection.addresses`."""
