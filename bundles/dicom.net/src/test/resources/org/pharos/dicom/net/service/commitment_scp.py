"""A PACS of pynetdicom: echo, store, storage commitment. Arguments: port, 'same' or the port to report to.

The first object of a commitment request is committed to, the others are not there (0112H).
"""
import sys
import threading

from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian
from pynetdicom import AE, evt, build_role
from pynetdicom.sop_class import CTImageStorage, StorageCommitmentPushModel, StorageCommitmentPushModelInstance, Verification

PORT, WHERE = int(sys.argv[1]), sys.argv[2]


def outcome(request):
    report = Dataset()
    report.TransactionUID = request.TransactionUID
    report.ReferencedSOPSequence = request.ReferencedSOPSequence[:1]
    failed = list(request.ReferencedSOPSequence[1:])
    for item in failed:
        item.FailureReason = 0x0112
    if failed:
        report.FailedSOPSequence = failed
    return report, 2 if failed else 1


def report(assoc, data, kind):
    status, _ = assoc.send_n_event_report(
        data, kind, StorageCommitmentPushModel, StorageCommitmentPushModelInstance)
    print('reported', hex(status.Status) if status else 'nothing', flush=True)


def report_elsewhere(data, kind):
    ae = AE(ae_title='PACS')
    ae.add_requested_context(StorageCommitmentPushModel)
    role = build_role(StorageCommitmentPushModel, scp_role=True)
    assoc = ae.associate('127.0.0.1', int(WHERE), ae_title='PHAROS', ext_neg=[role])
    print('associated', assoc.is_established, flush=True)
    if assoc.is_established:
        report(assoc, data, kind)
        assoc.release()


def on_action(event):
    data, kind = outcome(event.action_information)
    if WHERE == 'same':
        threading.Timer(0.2, report, (event.assoc, data, kind)).start()
    else:
        threading.Timer(0.2, report_elsewhere, (data, kind)).start()
    return 0x0000, None


def on_store(event):
    print('stored', len(event.request.DataSet.getvalue()), event.context.transfer_syntax, flush=True)
    return 0x0000


ae = AE(ae_title='PACS')
for sop_class in (Verification, StorageCommitmentPushModel, CTImageStorage):
    ae.add_supported_context(sop_class, [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
print('listening', flush=True)
ae.start_server(('127.0.0.1', PORT), evt_handlers=[(evt.EVT_N_ACTION, on_action), (evt.EVT_C_STORE, on_store)])
