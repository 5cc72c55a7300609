"""The register for programs: REST, feeds, the OpenAPI document."""
