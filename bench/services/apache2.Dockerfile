FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends apache2 && rm -rf /var/lib/apt/lists/*
RUN echo 'hello from apache' > /var/www/html/index.html
ENV APACHE_RUN_DIR=/var/run/apache2 APACHE_RUN_USER=www-data APACHE_RUN_GROUP=www-data APACHE_LOG_DIR=/var/log/apache2 APACHE_PID_FILE=/var/run/apache2/apache2.pid APACHE_LOCK_DIR=/var/lock/apache2
RUN mkdir -p /var/run/apache2 /var/lock/apache2
EXPOSE 80
CMD ["apache2", "-D", "FOREGROUND"]
