package org.pharos.dicom.net.pdu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes every PDU but P-DATA-TF, header included (PS3.8 §9.3). */
public final class PduEncoder {

    private static final int AE_TITLE_BYTES = 16;
    private static final int RESERVED_AFTER_TITLES = 32;

    private PduEncoder() {}

    /**
     * The whole PDU, ready to be written in one go.
     *
     * @throws IllegalArgumentException for an AE title that is not 1 to 16 characters or an item above 65535 bytes
     */
    public static byte[] encode(Pdu pdu) {
        byte[] body = body(pdu);
        return new ByteSink().u8(pdu.type().code()).u8(0).u32(body.length).raw(body).toBytes();
    }

    private static byte[] body(Pdu pdu) {
        if (pdu instanceof AssociateRq rq) {
            return associateRq(rq);
        }
        if (pdu instanceof AssociateAc ac) {
            return associateAc(ac);
        }
        if (pdu instanceof AssociateRj rj) {
            return new byte[] {0, (byte) rj.result(), (byte) rj.source(), (byte) rj.reason()};
        }
        if (pdu instanceof Abort abort) {
            return new byte[] {0, 0, (byte) abort.source(), (byte) abort.reason()};
        }
        return new byte[4];
    }

    private static byte[] associateRq(AssociateRq rq) {
        ByteSink sink = titles(rq.protocolVersion(), rq.calledAet(), rq.callingAet());
        sink.item(ItemType.APPLICATION_CONTEXT, rq.applicationContext());
        for (ProposedContext context : rq.contexts()) {
            ByteSink body = new ByteSink().u8(context.id()).zeros(3);
            body.item(ItemType.ABSTRACT_SYNTAX, context.abstractSyntax());
            context.transferSyntaxes().forEach(syntax -> body.item(ItemType.TRANSFER_SYNTAX, syntax));
            sink.item(ItemType.PROPOSED_CONTEXT, body.toBytes());
        }
        return sink.item(ItemType.USER_INFORMATION, UserInformationCoding.encode(rq.userInformation())).toBytes();
    }

    private static byte[] associateAc(AssociateAc ac) {
        ByteSink sink = titles(ac.protocolVersion(), ac.calledAet(), ac.callingAet());
        sink.item(ItemType.APPLICATION_CONTEXT, ac.applicationContext());
        for (AnsweredContext context : ac.contexts()) {
            ByteSink body = new ByteSink().u8(context.id()).u8(0).u8(context.result().code()).u8(0);
            body.item(ItemType.TRANSFER_SYNTAX, context.transferSyntax());
            sink.item(ItemType.ANSWERED_CONTEXT, body.toBytes());
        }
        return sink.item(ItemType.USER_INFORMATION, UserInformationCoding.encode(ac.userInformation())).toBytes();
    }

    private static ByteSink titles(int version, String calledAet, String callingAet) {
        return new ByteSink().u16(version).u16(0)
                .raw(padded(calledAet)).raw(padded(callingAet)).zeros(RESERVED_AFTER_TITLES);
    }

    private static byte[] padded(String aet) {
        if (aet.length() > AE_TITLE_BYTES) {
            throw new IllegalArgumentException("an AE title has at most 16 characters: " + aet);
        }
        byte[] field = new byte[AE_TITLE_BYTES];
        Arrays.fill(field, (byte) ' ');
        byte[] text = aet.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, field, 0, text.length);
        return field;
    }
}
