FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nginx-light php-fpm && rm -rf /var/lib/apt/lists/*
RUN printf 'server {\n  listen 80 default_server;\n  root /var/www/html;\n  index index.php;\n  location ~ \\.php$ { include fastcgi_params; fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; fastcgi_pass 127.0.0.1:9000; }\n}\n' > /etc/nginx/sites-available/default \
 && sed -i 's|^listen = .*|listen = 127.0.0.1:9000|' /etc/php/8.2/fpm/pool.d/www.conf \
 && echo '<?php echo "hello from php ", 6 * 7;' > /var/www/html/index.php
COPY --chmod=755 php.sh /usr/local/bin/start
EXPOSE 80
CMD ["/usr/local/bin/start"]
