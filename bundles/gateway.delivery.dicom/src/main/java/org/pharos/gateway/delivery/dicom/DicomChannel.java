package org.pharos.gateway.delivery.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.dimse.Priority;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.OutgoingObject;
import org.pharos.dicom.net.service.SopReference;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.outbox.AssociationLostException;
import org.pharos.gateway.api.outbox.CommitmentNotOfferedException;
import org.pharos.gateway.api.outbox.CommitmentRefusedException;
import org.pharos.gateway.api.outbox.CommitmentReport;
import org.pharos.gateway.api.outbox.DeliveryAnswer;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.pharos.gateway.api.outbox.Destination;
import org.pharos.gateway.api.outbox.DestinationUnavailableException;
import org.pharos.gateway.delivery.dicom.DestinationOptions.CommitmentMode;

/** The way to one DICOM destination: C-STORE, storage commitment and C-ECHO as SCU. Calls block. */
final class DicomChannel implements DeliveryChannel, AutoCloseable {

    private final DestinationOptions options;
    private final Supplier<String> ours;
    private final Contact contact;
    private final CommitmentDesk desk;
    private final Associations associations;

    /**
     * @param ours gives our AE title
     * @param listeners hear commitment reports; true when the request is known
     */
    DicomChannel(DestinationOptions options, Supplier<String> ours, Contact contact,
            Predicate<CommitmentReport> listeners) {
        this.options = options;
        this.ours = ours;
        this.contact = contact;
        this.desk = new CommitmentDesk(options.name(), listeners);
        this.associations = new Associations(options, ours, desk);
    }

    @Override
    public Destination destination() {
        return options.destination(options.commitment() != CommitmentMode.OFF);
    }

    @Override
    public void deliver(List<StoredInstance> instances, Consumer<DeliveryAnswer> each)
            throws DestinationUnavailableException {
        for (Proposals.Load load : Proposals.loads(instances)) {
            over(load.contexts(), client -> {
                for (StoredInstance instance : load.instances()) {
                    each.accept(send(client, instance, each));
                }
            });
        }
    }

    private DeliveryAnswer send(DicomClient client, StoredInstance instance, Consumer<DeliveryAnswer> each)
            throws DestinationUnavailableException {
        Optional<String> syntax = Proposals.agreed(client, instance);
        if (syntax.isEmpty()) {
            return new DeliveryAnswer.Refused(instance, true, words()
                    .notAccepted(instance, takesKind(client, instance)));
        }
        if (!Files.isReadable(instance.file())) {
            return new DeliveryAnswer.Refused(instance, false, words().fileUnreadable());
        }
        OutgoingObject object = new OutgoingObject(instance.header().sopClassUid(), instance.instance().value(),
                syntax.get());
        try {
            Status status = client.store(object, Priority.MEDIUM, StoredObject.in(instance, syntax.get()));
            return Verdicts.of(instance, status, words());
        } catch (DicomNetException e) {
            throw new AssociationLostException(unavailable(e).getMessage(), e, instance.instance());
        } catch (IOException e) {
            each.accept(new DeliveryAnswer.Refused(instance, false, words().fileUnreadable()));
            throw new DestinationUnavailableException(words().sourceBroke(), e);
        }
    }

    private static boolean takesKind(DicomClient client, StoredInstance instance) {
        return client.contexts().stream().anyMatch(context -> context.answered().accepted()
                && context.proposed().abstractSyntax().equals(instance.header().sopClassUid()));
    }

    @Override
    public void requestCommitment(String transactionUid, List<StoredInstance> instances)
            throws DestinationUnavailableException, CommitmentNotOfferedException, CommitmentRefusedException {
        List<SopReference> references = instances.stream()
                .map(instance -> new SopReference(instance.header().sopClassUid(), instance.instance().value()))
                        .toList();
        DicomClient client = begin(List.of(ContextProposal.commitment()));
        contact.worked();
        boolean handedOver = false;
        desk.asking(transactionUid);
        try {
            judge(client.requestCommitment(transactionUid, references));
            handedOver = true;
            desk.await(associations, client, transactionUid, options.commitmentWaitMs());
        } catch (DicomNetException e) {
            if (e.failure() == Failure.NOT_NEGOTIATED) {
                notOffered();
            }
            throw new CommitmentRefusedException(words().commitmentFailed(e.getMessage()), e);
        } catch (IOException e) {
            throw new DestinationUnavailableException(words().sourceBroke(), e);
        } finally {
            if (!handedOver) {
                desk.notAsked(transactionUid);
                associations.end(client);
            }
        }
    }

    @Override
    public boolean mayRequestCommitment() {
        return desk.mayAwait();
    }

    @Override
    public void commitmentAnswered(String transactionUid) {
        desk.answered(transactionUid);
    }

    private void judge(Status status)
            throws CommitmentNotOfferedException, DestinationUnavailableException, CommitmentRefusedException {
        if (status.code() == Status.NO_SUCH_SOP_CLASS.code() || status.code() == Status.SOP_CLASS_NOT_SUPPORTED.code()
                || status.code() == Status.UNRECOGNIZED_OPERATION.code()) {
            notOffered();
        }
        if (status.isFailure()) {
            throw new CommitmentRefusedException(words().commitmentFailed(status.words()), null);
        }
    }

    /** Where it was asked for expressly, its absence is trouble; else it is simply how this destination is. */
    private void notOffered() throws CommitmentNotOfferedException, DestinationUnavailableException {
        contact.worked();
        if (options.commitment() == CommitmentMode.ON) {
            throw new DestinationUnavailableException(words().commitmentRefused());
        }
        throw new CommitmentNotOfferedException(words().commitmentNotOffered());
    }

    @Override
    public void echo() throws DestinationUnavailableException {
        over(List.of(ContextProposal.verification()), client -> {
            try {
                Status status = client.echo();
                if (!status.isSuccess()) {
                    throw new DestinationUnavailableException(words().refused(status, false));
                }
            } catch (DicomNetException e) {
                throw e;
            } catch (IOException e) {
                throw new DestinationUnavailableException(words().sourceBroke(), e);
            }
        });
    }

    @FunctionalInterface
    private interface Talk {
        void with(DicomClient client) throws DicomNetException, DestinationUnavailableException;
    }

    private void over(List<ContextProposal> contexts, Talk talk) throws DestinationUnavailableException {
        DicomClient client = begin(contexts);
        try {
            talk.with(client);
            contact.worked();
        } catch (DicomNetException e) {
            throw unavailable(e);
        } finally {
            associations.end(client);
        }
    }

    private DicomClient begin(List<ContextProposal> contexts) throws DestinationUnavailableException {
        try {
            return associations.begin(contexts);
        } catch (DicomNetException e) {
            throw unavailable(e);
        }
    }

    private DestinationUnavailableException unavailable(DicomNetException e) {
        String told = words().unavailable(e);
        contact.failed(told);
        return new DestinationUnavailableException(told, e);
    }

    private Words words() {
        return new Words(options, ours.get());
    }

    /** Ends whatever is under way. */
    @Override
    public void close() {
        associations.interruptAll();
        desk.close();
    }
}
