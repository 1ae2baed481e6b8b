# Two stages: what is needed to build stays behind. The base is checked while building, so that an image that starts
# has something sound to serve; a folder mounted over /app/knowledge takes its place.
FROM python:3.13-slim AS build

WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
RUN /venv/bin/pip install --no-compile . && /venv/bin/pip uninstall -y pip
COPY knowledge ./knowledge
RUN /venv/bin/onrecord check knowledge

FROM python:3.13-slim

LABEL org.opencontainers.image.title="OnRecord" \
      org.opencontainers.image.description="Answers questions about stated positions with the exact words on record." \
      org.opencontainers.image.licenses="MIT"
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin onrecord \
 && install -d -o onrecord -g onrecord /app /data
COPY --from=build /venv /venv
COPY knowledge /app/knowledge
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    ONRECORD_KNOWLEDGE=/app/knowledge ONRECORD_LEDGER=/data/onrecord.sqlite3
USER 10001:10001
STOPSIGNAL SIGTERM
ENTRYPOINT ["onrecord"]
CMD ["run"]
