FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libstdc++6 libssl3 ca-certificates && rm -rf /var/lib/apt/lists/*
COPY dotnet-app /srv
WORKDIR /srv
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 ASPNETCORE_URLS=http://0.0.0.0:8080
EXPOSE 8080
CMD ["/srv/app"]
