FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends openjdk-17-jre-headless tomcat10 && rm -rf /var/lib/apt/lists/*
RUN echo 'hello from tomcat' > /var/lib/tomcat10/webapps/ROOT/index.html
ENV JAVA_HOME=/usr/lib/jvm/java-17-openjdk-amd64 CATALINA_HOME=/usr/share/tomcat10 CATALINA_BASE=/var/lib/tomcat10 CATALINA_TMPDIR=/tmp
EXPOSE 8080
CMD ["/usr/share/tomcat10/bin/catalina.sh", "run"]
