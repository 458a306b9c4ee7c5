FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ruby ruby-sinatra ruby-webrick && rm -rf /var/lib/apt/lists/*
COPY sinatra.rb /srv/app.rb
WORKDIR /srv
EXPOSE 4567
CMD ["ruby", "app.rb"]
