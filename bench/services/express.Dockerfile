FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nodejs node-express && rm -rf /var/lib/apt/lists/*
COPY express.js /srv/app.js
WORKDIR /srv
EXPOSE 3000
CMD ["node", "app.js"]
