"""`comity serve`: the graph over HTTP."""

from pathlib import Path

import click

from comity.scripts.options import store_option, timeout_option

LOCAL = "127.0.0.1"


@click.command()
@store_option()
@click.option(
    "--host", default=LOCAL, show_default=True, metavar="ADDRESS", help="Where to listen."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    show_default=True,
    help="Port to listen at; 0 takes a free one.",
)
@click.option(
    "--workers",
    type=click.IntRange(2, 64),
    default=4,
    show_default=True,
    help="Processes that answer queries.",
)
@timeout_option()
@click.option(
    "--max-rows",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    metavar="N",
    help="Refuse larger answers.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(1000),
    default=64 << 20,
    show_default=True,
    metavar="N",
    help="Refuse longer answers.",
)
@click.option(
    "--max-memory",
    type=click.IntRange(256),
    default=4096,
    show_default=True,
    metavar="MIB",
    help="Memory that one of the processes may map.",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages of this origin read from here; may be repeated.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="Answer to this name too, as behind a reverse proxy; may be repeated.",
)
@click.option(
    "--allow-service",
    "services",
    multiple=True,
    metavar="URL",
    help="Let queries ask this endpoint with SERVICE; may be repeated.",
)
@click.option(
    "--allow-load",
    "sources",
    multiple=True,
    metavar="URL",
    help="Let updates fetch this file with LOAD; may be repeated.",
)
@click.option("--writable", is_flag=True, help="Let the bearer of the token change the graph.")
@click.option(
    "--token-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the token is; else in COMITY_TOKEN.",
)
def serve(
    store: Path,
    host: str,
    port: int,
    workers: int,
    timeout: float,
    max_rows: int,
    max_bytes: int,
    max_memory: int,
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
    services: tuple[str, ...],
    sources: tuple[str, ...],
    writable: bool,
    token_file: Path | None,
) -> None:
    """Serve the graph in --store over HTTP: a SPARQL endpoint, the explorer, pages.

    Only this machine can reach it unless --host says otherwise. Nothing can be changed, unless
    --writable is given and a request bears the token; `comity build` must then wait.

    \b
    Example:
      comity serve --store graph.store
      comity serve --port 8090 --timeout 10 --max-rows 10000
      comity serve --writable --token-file ~/.comity-token
    """
    from comity.scripts.service.server import run
    from comity.scripts.service.settings import Settings
    from comity.scripts.service.token import read_token

    if token_file is not None and not writable:
        raise click.UsageError("--token-file is for --writable: give both")
    if sources and not writable:
        raise click.UsageError("--allow-load is for --writable: give both")
    run(
        Settings(
            store=store,
            host=host,
            port=port,
            workers=workers,
            timeout=timeout,
            max_rows=max_rows,
            max_bytes=max_bytes,
            max_memory=max_memory << 20,
            origins=origins,
            hosts=hosts,
            services=services,
            sources=sources,
            token=read_token(token_file) if writable else None,
        )
    )
