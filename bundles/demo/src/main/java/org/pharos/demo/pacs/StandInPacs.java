package org.pharos.demo.pacs;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.AnsweredContext;
import org.pharos.dicom.net.pdu.ContextResult;
import org.pharos.dicom.net.pdu.ProposedContext;
import org.pharos.dicom.net.service.AssociationListener;
import org.pharos.dicom.net.service.AssociationRequest;
import org.pharos.dicom.net.service.CommitmentFailure;
import org.pharos.dicom.net.service.CommitmentHandler;
import org.pharos.dicom.net.service.CommitmentRequest;
import org.pharos.dicom.net.service.CommitmentResult;
import org.pharos.dicom.net.service.DicomServer;
import org.pharos.dicom.net.service.Handlers;
import org.pharos.dicom.net.service.ServerOptions;
import org.pharos.dicom.net.service.SopClasses;
import org.pharos.dicom.net.service.SopReference;
import org.pharos.dicom.net.service.Verdict;

/** A stand-in for a PACS: stores anything from anybody on this machine, and commits to what it holds. */
public final class StandInPacs implements Closeable {

    /** Its AE title. */
    public static final String AE_TITLE = "STANDINPACS";

    private final PacsArchive archive;
    private final DicomServer server;

    private StandInPacs(PacsArchive archive, int port) throws IOException {
        this.archive = archive;
        Handlers handlers = Handlers.echoOnly().withStore((request, dataSet) -> {
            archive.keep(request, dataSet);
            return Status.SUCCESS;
        }).withCommitment(CommitmentHandler.atOnce(this::commit));
        this.server = DicomServer.start(ServerOptions.onPort(port).withBindAddress("127.0.0.1"),
                request -> Verdict.accept(), StandInPacs::answer, handlers, AssociationListener.NONE);
    }

    /** Any kind of object, in the first transfer syntax offered that is one at all. */
    private static AnsweredContext answer(AssociationRequest request, ProposedContext proposed) {
        String sopClass = proposed.abstractSyntax();
        boolean known = SopClasses.isStorage(sopClass) || sopClass.equals(SopClasses.VERIFICATION)
                || sopClass.equals(SopClasses.STORAGE_COMMITMENT);
        if (!known) {
            return new AnsweredContext(proposed.id(), ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED,
                    proposed.transferSyntaxes().get(0));
        }
        return proposed.transferSyntaxes().stream().filter(uid -> TransferSyntax.forUid(uid).isPresent()).findFirst()
                .map(uid -> new AnsweredContext(proposed.id(), ContextResult.ACCEPTED, uid))
                .orElseGet(() -> new AnsweredContext(proposed.id(), ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED,
                        proposed.transferSyntaxes().get(0)));
    }

    /** @param port to listen on, on this machine only; 0 for any */
    public static StandInPacs start(PacsArchive archive, int port) throws IOException {
        return new StandInPacs(archive, port);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private CommitmentResult commit(CommitmentRequest request) {
        List<SopReference> held = new ArrayList<>();
        List<CommitmentResult.Failed> failed = new ArrayList<>();
        for (SopReference object : request.objects()) {
            if (archive.find(object.sopInstanceUid()).isPresent()) {
                held.add(object);
                archive.commit(object.sopInstanceUid());
            } else {
                failed.add(new CommitmentResult.Failed(object, CommitmentFailure.NO_SUCH_OBJECT_INSTANCE));
            }
        }
        return new CommitmentResult(request.transactionUid(), held, failed);
    }
}
