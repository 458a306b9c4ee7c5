FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends openjdk-17-jre-headless tomcat10 && rm -rf /var/lib/apt/lists/*
RUN rm -f /var/lib/tomcat10/webapps/ROOT/index.html && echo 'hello from <%= "tom" + "cat" %>' > /var/lib/tomcat10/webapps/ROOT/index.jsp
ENV JAVA_HOME=/usr/lib/jvm/java-17-openjdk-amd64 CATALINA_HOME=/usr/share/tomcat10 CATALINA_BASE=/var/lib/tomcat10 CATALINA_TMPDIR=/tmp
EXPOSE 8080
CMD ["/usr/share/tomcat10/bin/catalina.sh", "run"]
