package org.pharos.dicom.net.pdu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the body of every PDU but P-DATA-TF (PS3.8 §9.3). */
public final class PduDecoder {

    private static final int AE_TITLE_BYTES = 16;
    private static final int RESERVED_AFTER_TITLES = 32;

    private PduDecoder() {}

    /**
     * @param type any but {@link PduType#P_DATA_TF}
     * @param body all of it, without the six bytes of the header
     * @throws PduException when the body is not that PDU
     */
    public static Pdu decode(PduType type, byte[] body) throws PduException {
        ByteSource source = new ByteSource(body, 0, body.length);
        return switch (type) {
            case ASSOCIATE_RQ -> associateRq(source);
            case ASSOCIATE_AC -> associateAc(source);
            case ASSOCIATE_RJ -> associateRj(source);
            case RELEASE_RQ -> new ReleaseRq();
            case RELEASE_RP -> new ReleaseRp();
            case ABORT -> abort(source);
            case P_DATA_TF -> throw new IllegalArgumentException("P-DATA-TF is streamed, not decoded whole");
        };
    }

    private static AssociateRj associateRj(ByteSource source) throws PduException {
        source.skip(1);
        return new AssociateRj(source.u8(), source.u8(), source.u8());
    }

    private static Abort abort(ByteSource source) throws PduException {
        source.skip(2);
        return new Abort(source.u8(), source.u8());
    }

    /** What both association PDUs have before their items. */
    private record Fixed(int protocolVersion, String calledAet, String callingAet) {

        static Fixed decode(ByteSource source) throws PduException {
            int version = source.u16();
            source.skip(2);
            String called = source.text(AE_TITLE_BYTES);
            String calling = source.text(AE_TITLE_BYTES);
            source.skip(RESERVED_AFTER_TITLES);
            return new Fixed(version, called, calling);
        }

        /** An acceptance merely echoes the titles and its receiver shall not test them (PS3.8 §9.3.3). */
        static Fixed decodeUntested(ByteSource source) throws PduException {
            int version = source.u16();
            source.skip(2 + 2 * AE_TITLE_BYTES + RESERVED_AFTER_TITLES);
            return new Fixed(version, "", "");
        }
    }

    /** What is gathered from the items, the same for both association PDUs but for the contexts. */
    private static final class Gathered<C> {
        private String applicationContext = "";
        private UserInformation userInformation;
        private final List<C> contexts = new ArrayList<>();
        private final Set<Integer> ids = new HashSet<>();

        void add(C context, int id) throws PduException {
            if (!ids.add(id)) {
                throw PduException.invalid("presentation context id " + id + " is used twice");
            }
            contexts.add(context);
        }

        UserInformation userInformation() throws PduException {
            if (userInformation == null) {
                throw PduException.invalid("the user information item is missing");
            }
            return userInformation;
        }
    }

    private static AssociateRq associateRq(ByteSource source) throws PduException {
        Fixed fixed = Fixed.decode(source);
        Gathered<ProposedContext> gathered = new Gathered<>();
        Items.forEach(source, (type, body) -> {
            if (type == ItemType.PROPOSED_CONTEXT) {
                ProposedContext context = proposedContext(body);
                gathered.add(context, context.id());
            } else {
                common(gathered, type, body);
            }
        });
        return new AssociateRq(fixed.protocolVersion(), fixed.calledAet(), fixed.callingAet(),
                gathered.applicationContext, gathered.contexts, gathered.userInformation());
    }

    private static AssociateAc associateAc(ByteSource source) throws PduException {
        Fixed fixed = Fixed.decodeUntested(source);
        Gathered<AnsweredContext> gathered = new Gathered<>();
        Items.forEach(source, (type, body) -> {
            if (type == ItemType.ANSWERED_CONTEXT) {
                AnsweredContext context = answeredContext(body);
                gathered.add(context, context.id());
            } else {
                common(gathered, type, body);
            }
        });
        return new AssociateAc(fixed.protocolVersion(), fixed.calledAet(), fixed.callingAet(),
                gathered.applicationContext, gathered.contexts, gathered.userInformation());
    }

    private static void common(Gathered<?> gathered, int type, ByteSource body) throws PduException {
        if (type == ItemType.APPLICATION_CONTEXT) {
            gathered.applicationContext = Items.uid(body);
        } else if (type == ItemType.USER_INFORMATION) {
            gathered.userInformation = UserInformationCoding.decode(body);
        }
    }

    private static ProposedContext proposedContext(ByteSource source) throws PduException {
        int id = contextId(source);
        source.skip(3);
        List<String> abstractSyntaxes = new ArrayList<>(1);
        List<String> transferSyntaxes = new ArrayList<>(4);
        Items.forEach(source, (type, body) -> {
            if (type == ItemType.ABSTRACT_SYNTAX) {
                abstractSyntaxes.add(Items.uid(body));
            } else if (type == ItemType.TRANSFER_SYNTAX) {
                transferSyntaxes.add(Items.uid(body));
            }
        });
        if (abstractSyntaxes.size() != 1 || transferSyntaxes.isEmpty()) {
            throw PduException.invalid("presentation context " + id + " has " + abstractSyntaxes.size()
                    + " abstract and " + transferSyntaxes.size() + " transfer syntaxes");
        }
        return new ProposedContext(id, abstractSyntaxes.get(0), transferSyntaxes);
    }

    private static AnsweredContext answeredContext(ByteSource source) throws PduException {
        int id = contextId(source);
        source.skip(1);
        ContextResult result = ContextResult.of(source.u8());
        source.skip(1);
        List<String> transferSyntaxes = new ArrayList<>(1);
        Items.forEach(source, (type, body) -> {
            // Where the context was refused the sub-item is not significant, and some peers leave it empty.
            if (type == ItemType.TRANSFER_SYNTAX && result == ContextResult.ACCEPTED) {
                transferSyntaxes.add(Items.uid(body));
            }
        });
        if (result == ContextResult.ACCEPTED && transferSyntaxes.size() != 1) {
            throw PduException.invalid("accepted presentation context " + id + " without one transfer syntax");
        }
        return new AnsweredContext(id, result, transferSyntaxes.isEmpty() ? "" : transferSyntaxes.get(0));
    }

    private static int contextId(ByteSource source) throws PduException {
        int id = source.u8();
        if (id % 2 == 0) {
            throw PduException.invalid("presentation context id " + id + " is even");
        }
        return id;
    }
}
