"""A forge of our own on loopback, GitHub-like: seeded data, GraphQL against the published schema, REST, git."""
