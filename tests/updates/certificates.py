"""Certificates for a server on loopback, made on the spot."""

import ssl
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@cache
def authority() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """An office's own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key, _signed(key, key, "An office", None, is_authority=True)


def certificate_of_authority(folder: Path) -> Path:
    path = folder / "authority.pem"
    path.write_bytes(authority()[1].public_bytes(serialization.Encoding.PEM))
    return path


def tls(folder: Path, host: str = "127.0.0.1", *, self_signed: bool = False, age_days: int = 0) -> ssl.SSLContext:
    """What a server speaks by; its certificate is of the office's authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    by, issuer = (key, None) if self_signed else authority()
    certificate = _signed(key, by, host, issuer, age_days=age_days)
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def _signed(
    key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey,
    name: str,
    issuer: x509.Certificate | None,
    *,
    is_authority: bool = False,
    age_days: int = 0,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    begin = datetime.now(UTC) - timedelta(days=1 + age_days)
    known: x509.GeneralName = x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName("elsewhere.vn")
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=20))
        .add_extension(x509.SubjectAlternativeName([known]), critical=False)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .sign(by, hashes.SHA256())
    )
