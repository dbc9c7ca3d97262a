"""Writes tink-vectors.json with Google's Tink (pip install tink==1.16.1): what it sealed, this code has to open.

Segments of 4 KiB keep the file small; nothing else differs from the segments of 1 MiB that models are sealed in.
"""

import base64
import io
import json
import sys

import tink
from tink import secret_key_access, streaming_aead
from tink.proto import aes_gcm_hkdf_streaming_pb2, common_pb2, tink_pb2

KEY = bytes(range(32))
SEGMENT = 4096
ASSOCIATED = json.dumps(["slipway-model", 1, "ab" * 32, "python/model.pkl"], separators=(",", ":"))


class Kept(io.BytesIO):
    """Tink closes what it wrote to."""

    def close(self) -> None:
        self.made = self.getvalue()


def primitive() -> streaming_aead.StreamingAead:
    streaming_aead.register()
    key = aes_gcm_hkdf_streaming_pb2.AesGcmHkdfStreamingKey(version=0, key_value=KEY)
    key.params.ciphertext_segment_size = SEGMENT
    key.params.derived_key_size = 32
    key.params.hkdf_hash_type = common_pb2.SHA256
    keyset = tink_pb2.Keyset(primary_key_id=1)
    entry = keyset.key.add(key_id=1, status=tink_pb2.ENABLED, output_prefix_type=tink_pb2.RAW)
    entry.key_data.type_url = "type.googleapis.com/google.crypto.tink.AesGcmHkdfStreamingKey"
    entry.key_data.value = key.SerializeToString()
    entry.key_data.key_material_type = tink_pb2.KeyData.SYMMETRIC
    handle = tink.proto_keyset_format.parse(keyset.SerializeToString(), secret_key_access.TOKEN)
    return handle.primitive(streaming_aead.StreamingAead)


def sealed(size: int) -> str:
    kept = Kept()
    with primitive().new_encrypting_stream(kept, ASSOCIATED.encode()) as stream:
        stream.write(bytes(at % 251 for at in range(size)))
    return base64.b64encode(kept.made).decode()


first = SEGMENT - 40 - 16
sizes = [0, 1, first - 1, first, first + 1, first + SEGMENT - 16]
vectors = [{"size": size, "sealed": sealed(size)} for size in sizes]
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump({"key": KEY.hex(), "segment": SEGMENT, "associated": ASSOCIATED, "vectors": vectors}, file, indent=1)
    file.write("\n")
