package org.pharos.dicom.net.dimse;

import java.io.IOException;
import org.pharos.dicom.net.association.AgreedContext;

/** The requests this software makes and the responses it gives, as command sets (PS3.7 §9.3 and §10.3). */
public final class Commands {

    private Commands() {}

    /** C-ECHO-RQ (PS3.7 §9.3.5). */
    public static Status echo(Exchange exchange, AgreedContext context) throws IOException {
        CommandSet rq = CommandSet.of(CommandField.C_ECHO_RQ)
                .u16(CommandElement.MESSAGE_ID, exchange.nextMessageId())
                .uid(CommandElement.AFFECTED_SOP_CLASS, context.abstractSyntax())
                .dataSet(false).build();
        return exchange.invoke(context, rq, null).status();
    }

    /** C-STORE-RQ (PS3.7 §9.3.1). */
    public static Status store(
            Exchange exchange, AgreedContext context, String sopInstance, Priority priority, DataSetSource data)
            throws IOException {
        CommandSet rq = CommandSet.of(CommandField.C_STORE_RQ)
                .u16(CommandElement.MESSAGE_ID, exchange.nextMessageId())
                .uid(CommandElement.AFFECTED_SOP_CLASS, context.abstractSyntax())
                .uid(CommandElement.AFFECTED_SOP_INSTANCE, sopInstance)
                .u16(CommandElement.PRIORITY, priority.ordinal())
                .dataSet(true).build();
        return exchange.invoke(context, rq, data).status();
    }

    /** N-ACTION-RQ (PS3.7 §10.3.4). */
    public static Status action(
            Exchange exchange, AgreedContext context, String sopInstance, int actionType, DataSetSource data)
            throws IOException {
        CommandSet rq = CommandSet.of(CommandField.N_ACTION_RQ)
                .u16(CommandElement.MESSAGE_ID, exchange.nextMessageId())
                .uid(CommandElement.REQUESTED_SOP_CLASS, context.abstractSyntax())
                .uid(CommandElement.REQUESTED_SOP_INSTANCE, sopInstance)
                .u16(CommandElement.ACTION_TYPE, actionType)
                .dataSet(true).build();
        return exchange.invoke(context, rq, data).status();
    }

    /** N-EVENT-REPORT-RQ (PS3.7 §10.3.1). */
    public static Status eventReport(
            Exchange exchange, AgreedContext context, String sopInstance, int eventType, DataSetSource data)
            throws IOException {
        CommandSet rq = CommandSet.of(CommandField.N_EVENT_REPORT_RQ)
                .u16(CommandElement.MESSAGE_ID, exchange.nextMessageId())
                .uid(CommandElement.AFFECTED_SOP_CLASS, context.abstractSyntax())
                .uid(CommandElement.AFFECTED_SOP_INSTANCE, sopInstance)
                .u16(CommandElement.EVENT_TYPE, eventType)
                .dataSet(true).build();
        return exchange.invoke(context, rq, data).status();
    }

    /** The response to any request that gets one, without a data set. */
    public static CommandSet response(CommandSet request, CommandField field, Status status) {
        CommandSet.Builder rsp = CommandSet.of(field)
                .u16(CommandElement.MESSAGE_ID_RESPONDED_TO, request.messageId())
                .dataSet(false)
                .u16(CommandElement.STATUS, status.code());
        if (!request.sopClass().isEmpty()) {
            rsp.uid(CommandElement.AFFECTED_SOP_CLASS, request.sopClass());
        }
        if (!request.sopInstance().isEmpty()) {
            rsp.uid(CommandElement.AFFECTED_SOP_INSTANCE, request.sopInstance());
        }
        if (!status.comment().isEmpty()) {
            rsp.text(CommandElement.ERROR_COMMENT, status.comment());
        }
        typeOf(request, field, rsp);
        return rsp.build();
    }

    private static void typeOf(CommandSet request, CommandField field, CommandSet.Builder rsp) {
        if (field == CommandField.N_ACTION_RSP) {
            rsp.u16(CommandElement.ACTION_TYPE, request.actionType());
        } else if (field == CommandField.N_EVENT_REPORT_RSP) {
            rsp.u16(CommandElement.EVENT_TYPE, request.eventType());
        }
    }
}
