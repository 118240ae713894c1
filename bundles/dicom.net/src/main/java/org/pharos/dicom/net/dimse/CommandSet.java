package org.pharos.dicom.net.dimse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The command set of one message (PS3.7 §6.3): elements of group 0000, never changed once made. */
public final class CommandSet {

    private final SortedMap<Integer, byte[]> elements;

    CommandSet(SortedMap<Integer, byte[]> elements) {
        this.elements = Collections.unmodifiableSortedMap(elements);
    }

    static Builder of(CommandField field) {
        return new Builder().u16(CommandElement.COMMAND_FIELD, field.code());
    }

    SortedMap<Integer, byte[]> elements() {
        return elements;
    }

    /** Empty for an operation PS3.7 does not know. */
    public Optional<CommandField> field() {
        return CommandField.of(u16(CommandElement.COMMAND_FIELD).orElse(0));
    }

    /** The number in Command Field, known or not. */
    public int fieldCode() {
        return u16(CommandElement.COMMAND_FIELD).orElse(0);
    }

    public int messageId() {
        return u16(CommandElement.MESSAGE_ID).orElse(0);
    }

    public int messageIdRespondedTo() {
        return u16(CommandElement.MESSAGE_ID_RESPONDED_TO).orElse(-1);
    }

    public boolean hasDataSet() {
        return u16(CommandElement.DATA_SET_TYPE).orElse(CommandElement.NO_DATA_SET) != CommandElement.NO_DATA_SET;
    }

    /** Affected, else requested, SOP Class UID; empty text when neither is there. */
    public String sopClass() {
        return text(CommandElement.AFFECTED_SOP_CLASS)
                .or(() -> text(CommandElement.REQUESTED_SOP_CLASS)).orElse("");
    }

    /** Affected, else requested, SOP Instance UID; empty text when neither is there. */
    public String sopInstance() {
        return text(CommandElement.AFFECTED_SOP_INSTANCE)
                .or(() -> text(CommandElement.REQUESTED_SOP_INSTANCE)).orElse("");
    }

    public Priority priority() {
        return Priority.of(u16(CommandElement.PRIORITY).orElse(0));
    }

    /** The AE that asked for the C-MOVE this C-STORE is part of. */
    public Optional<String> moveOriginator() {
        return text(CommandElement.MOVE_ORIGINATOR);
    }

    public int actionType() {
        return u16(CommandElement.ACTION_TYPE).orElse(0);
    }

    public int eventType() {
        return u16(CommandElement.EVENT_TYPE).orElse(0);
    }

    /** Of a response; a missing status counts as processing failure. */
    public Status status() {
        return new Status(u16(CommandElement.STATUS).orElse(Status.PROCESSING_FAILURE.code()),
                text(CommandElement.ERROR_COMMENT).orElse(""));
    }

    private OptionalInt u16(int element) {
        byte[] value = elements.get(element);
        return value == null || value.length < 2
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getShort() & 0xFFFF);
    }

    private Optional<String> text(int element) {
        byte[] value = elements.get(element);
        return value == null
                ? Optional.empty()
                : Optional.of(new String(value, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip());
    }

    /** Names the operation only: UIDs of objects are patient data. */
    @Override
    public String toString() {
        return "CommandSet[" + field().map(Enum::name).orElse(Integer.toHexString(fieldCode())) + "]";
    }

    /** Collects elements. */
    static final class Builder {

        private final SortedMap<Integer, byte[]> elements = new TreeMap<>();

        Builder u16(int element, int value) {
            elements.put(element, new byte[] {(byte) value, (byte) (value >>> 8)});
            return this;
        }

        Builder uid(int element, String uid) {
            return padded(element, uid, '\0');
        }

        Builder text(int element, String value) {
            return padded(element, value, ' ');
        }

        private Builder padded(int element, String value, char padding) {
            String even = value.length() % 2 == 0 ? value : value + padding;
            elements.put(element, even.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        Builder dataSet(boolean present) {
            return u16(CommandElement.DATA_SET_TYPE, present ? 0x0001 : CommandElement.NO_DATA_SET);
        }

        CommandSet build() {
            return new CommandSet(new TreeMap<>(elements));
        }
    }
}
