"""A modality of pynetdicom: stores the file, asks for commitment to it and to one more, waits for the result.

Arguments: port of the server, a file, 'abort' to end by A-ABORT. Prints what it was told.
"""
import sys
import threading

from pydicom import dcmread
from pydicom.dataset import Dataset
from pynetdicom import AE, evt
from pynetdicom.sop_class import StorageCommitmentPushModel, StorageCommitmentPushModelInstance, Verification

PORT, FILE = int(sys.argv[1]), dcmread(sys.argv[2])
told = threading.Event()
results = []


def on_report(event):
    info = event.event_information
    failed = [hex(item.FailureReason) for item in info.get('FailedSOPSequence', [])]
    results.append(('result', info.TransactionUID, len(info.get('ReferencedSOPSequence', [])), failed))
    told.set()
    return 0x0000, None


ae = AE(ae_title='MODALITY')
ae.add_requested_context(Verification)
ae.add_requested_context(StorageCommitmentPushModel)
ae.add_requested_context(FILE.SOPClassUID, FILE.file_meta.TransferSyntaxUID)
assoc = ae.associate('127.0.0.1', PORT, ae_title='PHAROS', evt_handlers=[(evt.EVT_N_EVENT_REPORT, on_report)])
print('associated', assoc.is_established)
print('echo', hex(assoc.send_c_echo().Status))
print('store', hex(assoc.send_c_store(FILE).Status))
request = Dataset()
request.TransactionUID = '1.2.9'
request.ReferencedSOPSequence = []
for instance in (FILE.SOPInstanceUID, '1.2.3.4.5'):
    item = Dataset()
    item.ReferencedSOPClassUID = FILE.SOPClassUID
    item.ReferencedSOPInstanceUID = instance
    request.ReferencedSOPSequence.append(item)
status, _ = assoc.send_n_action(request, 1, StorageCommitmentPushModel, StorageCommitmentPushModelInstance)
print('action', hex(status.Status), flush=True)
told.wait(60)
for result in results:
    print(*result, flush=True)
assoc.release() if len(sys.argv) < 4 else assoc.abort()
