"""The service behind `comity serve`: a SPARQL endpoint, the explorer, pages.

    request ─▶ shield (names, headers) ─▶ a router ─▶ request.app.state.pool ─▶ a child process

How a router is made, and what it may rely on, stands in `comity.scripts.service.app`.
"""
