FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nginx-light && rm -rf /var/lib/apt/lists/*
RUN echo 'hello from nginx' > /var/www/html/index.html
EXPOSE 80
CMD ["nginx", "-g", "daemon off;"]
