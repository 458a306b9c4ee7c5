FROM localhost/base
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 python3-flask && rm -rf /var/lib/apt/lists/*
COPY flask.py /srv/app.py
WORKDIR /srv
EXPOSE 5000
CMD ["python3", "-m", "flask", "--app", "app", "run", "--host", "0.0.0.0"]
