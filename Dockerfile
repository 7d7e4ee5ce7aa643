# The site and its worker; compose.yaml starts both. Settings come from the environment (.env.example).
FROM python:3.11-slim
WORKDIR /site
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
# Static files are collected as the image is made; the key signs nothing.
RUN SECRET_KEY=only-to-collect-static-files ALLOWED_HOSTS=localhost python manage.py collectstatic --noinput \
    && useradd --system site
USER site
EXPOSE 8000
CMD ["gunicorn", "website.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", \
     "--threads", "4", "--access-logfile", "-"]
