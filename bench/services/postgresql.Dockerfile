FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql postgresql-client && rm -rf /var/lib/apt/lists/*
RUN echo "listen_addresses = '*'" >> /etc/postgresql/15/main/postgresql.conf \
 && echo 'host all all 0.0.0.0/0 trust' > /etc/postgresql/15/main/pg_hba.conf && echo 'local all all trust' >> /etc/postgresql/15/main/pg_hba.conf \
 && mkdir -p /var/run/postgresql && chown postgres:postgres /var/run/postgresql
USER postgres
EXPOSE 5432
CMD ["/usr/lib/postgresql/15/bin/postgres", "-D", "/var/lib/postgresql/15/main", "-c", "config_file=/etc/postgresql/15/main/postgresql.conf"]
