# Two stages: what is needed to build stays behind. The base is checked while building, so that an image that starts
# has something sound to serve; a folder mounted over /app/knowledge takes its place.
FROM python:3.13-slim AS build

WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
# It only strips what others built, and nothing of it is in the image, so whichever version there is will do.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends binutils && rm -rf /var/lib/apt/lists/*
RUN python -m venv /venv
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
# Symbols for debuggers are a quarter of what is installed. The libraries that come in *.libs were rewritten for their
# wheel and stay as they are. The program itself is compiled here, because nothing may be written where it runs.
RUN /venv/bin/pip install --no-compile '.[postgres]' && /venv/bin/pip uninstall -y pip \
 && find /venv -name '*.so' -not -path '*.libs/*' -exec strip --strip-unneeded {} + \
 && site=$(echo /venv/lib/python*/site-packages) \
 && /venv/bin/python -m compileall -q --invalidation-mode unchecked-hash "$site/bot" "$site/rapidfuzz"
COPY knowledge ./knowledge
RUN /venv/bin/onrecord check knowledge

FROM python:3.13-slim

LABEL org.opencontainers.image.title="OnRecord" \
      org.opencontainers.image.description="Answers questions about stated positions with the exact words on record." \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT"
# A number, not only a name, so that a volume or a folder on the host can be given to it: chown 10001:10001.
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin onrecord \
 && install -d -o onrecord -g onrecord /app /data
COPY --from=build /venv /venv
COPY knowledge /app/knowledge
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    ONRECORD_KNOWLEDGE=/app/knowledge ONRECORD_LEDGER=/data/onrecord.sqlite3 ONRECORD_CACHE=/data/cache \
    ONRECORD_HEALTH_PORT=8080 ONRECORD_HEALTH_HOST=0.0.0.0
# The base image has no compiled modules, and nothing can be written at run time: without those of the standard library
# that are used here, every health check would compile them again.
RUN python -c "import bot.cli.asking, bot.cli.compiling, bot.cli.parser, bot.cli.serving, bot.probe, runpy; \
import sys, sysconfig; from py_compile import PycInvalidationMode as Mode, compile; \
files = [getattr(one, '__file__', None) or '' for one in list(sys.modules.values())]; \
[compile(one, invalidation_mode=Mode.UNCHECKED_HASH) for one in files \
 if one.startswith(sysconfig.get_path('stdlib')) and one.endswith('.py') and 'site-packages' not in one]"
USER 10001:10001
# A new volume begins with what is here, so that the first start finds its record compiled. Another base, or another
# version of either, is compiled at the next start and kept in the volume.
RUN ["onrecord", "index"]
VOLUME /data
# The bot is process 1 and hears SIGTERM itself: questions under way are answered, then it leaves with status 0.
STOPSIGNAL SIGTERM
# Silence of the gateway shows after 46 s, so ten seconds between two looks tell of it within a minute.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=1 CMD ["python", "-m", "bot.probe"]
ENTRYPOINT ["onrecord"]
CMD ["run"]
