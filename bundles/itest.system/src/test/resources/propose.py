"""Proposes one presentation context and prints what became of it: propose.py PORT SOP_CLASS TRANSFER_SYNTAX."""
import sys

from pynetdicom import AE

port, sop_class, transfer_syntax = sys.argv[1:]
ae = AE(ae_title="MODALITY1")
ae.add_requested_context("1.2.840.10008.1.1")
ae.add_requested_context(sop_class, transfer_syntax)
association = ae.associate("127.0.0.1", int(port), ae_title="PHAROS")
for context in association.rejected_contexts:
    print(f"refused {context.abstract_syntax} result={context.result}")
for context in association.accepted_contexts:
    print(f"accepted {context.abstract_syntax}")
if association.is_established:
    association.release()
