FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends haproxy && rm -rf /var/lib/apt/lists/*
RUN printf 'global\n  maxconn 100\n  user haproxy\n  group haproxy\ndefaults\n  mode http\n  timeout connect 5s\n  timeout client 10s\n  timeout server 10s\nfrontend web\n  bind *:80\n  http-request return status 200 content-type text/plain string "hello from haproxy"\n' > /etc/haproxy/haproxy.cfg
EXPOSE 80
CMD ["haproxy", "-f", "/etc/haproxy/haproxy.cfg", "-db"]
