"""A forge of our own on loopback, GitHub-like, for tests.

    with serve(city(git=folder)) as server:
        server.inject(faults.gateway(502), faults.too_many(1))
        …ask server.api (REST, as PyGithub's base_url) or server.base + "/api/graphql" with ORDINARY.secret…
        assert len(server.asked("graphql")) == 3

At the end of `with` nothing may have been asked that the schema, the seed or the recordings do not have.
"""
