"""The addresses of packages."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.package import keys, partners, receiving, sending

urlpatterns = [
    path("cases/<uuid:case>/package/", sending.package, name="package"),
    path("cases/<uuid:case>/package/approve/", sending.approve, name="package-approve"),
    path("cases/<uuid:case>/package/make/", sending.make, name="package-make"),
    path("cases/<uuid:case>/package/file/", sending.file, name="package-file"),
    path("cases/<uuid:case>/package/receipt/", sending.receipt, name="package-receipt"),
    path("cases/<uuid:case>/package/received/", receiving.received, name="package-received"),
    path("cases/<uuid:case>/package/received/receipt/", receiving.receipt, name="package-received-receipt"),
    path("packages/", receiving.take, name="packages"),
    path("packages/partners/", partners.partners, name="package-partners"),
    path("packages/keys/", keys.keys, name="package-keys"),
]
