FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends memcached && rm -rf /var/lib/apt/lists/*
EXPOSE 11211
CMD ["memcached", "-u", "memcache", "-m", "64"]
