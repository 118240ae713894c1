package org.pharos.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandCodingTest {

    private static final CommandSet STORE = CommandSet.of(CommandField.C_STORE_RQ)
            .u16(CommandElement.MESSAGE_ID, 65535)
            .uid(CommandElement.AFFECTED_SOP_CLASS, "1.2.840.10008.5.1.4.1.1.2")
            .uid(CommandElement.AFFECTED_SOP_INSTANCE, "1.2.3")
            .u16(CommandElement.PRIORITY, 2)
            .dataSet(true).build();

    @Test
    void readsBackWhatItWrites() {
        CommandSet read = CommandCoding.decode(CommandCoding.encode(STORE)).orElseThrow();
        assertThat(read.field()).contains(CommandField.C_STORE_RQ);
        assertThat(read.messageId()).isEqualTo(65535);
        assertThat(read.sopClass()).isEqualTo("1.2.840.10008.5.1.4.1.1.2");
        assertThat(read.sopInstance()).isEqualTo("1.2.3");
        assertThat(read.priority()).isEqualTo(Priority.LOW);
        assertThat(read.hasDataSet()).isTrue();
    }

    @Test
    void beginsWithTheGroupLengthAndPadsUidsToEvenLength() {
        byte[] bytes = CommandCoding.encode(STORE);
        assertThat(Arrays.copyOf(bytes, 12)).containsExactly(0, 0, 0, 0, 4, 0, 0, 0, bytes.length - 12, 0, 0, 0);
        assertThat(bytes.length % 2).isZero();
    }

    @Test
    void putsStatusAndCommentIntoAResponse() {
        CommandSet rsp = Commands.response(STORE, CommandField.C_STORE_RSP, Status.OUT_OF_RESOURCES.because("full"));
        CommandSet read = CommandCoding.decode(CommandCoding.encode(rsp)).orElseThrow();
        assertThat(read.status()).isEqualTo(Status.OUT_OF_RESOURCES.because("full"));
        assertThat(read.messageIdRespondedTo()).isEqualTo(65535);
        assertThat(read.hasDataSet()).isFalse();
    }

    @Test
    void aCutCommandSetIsNone() {
        byte[] bytes = CommandCoding.encode(STORE);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThat(CommandCoding.decode(cut).map(CommandSet::hasDataSet).orElse(false)).isFalse();
        }
    }

    @Test
    void noDamageCausesAnythingButARefusal() {
        Random random = new Random(7);
        byte[] bytes = CommandCoding.encode(STORE);
        for (int round = 0; round < 50_000; round++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            CommandCoding.decode(damaged).ifPresent(command -> {
                assertThat(command.toString()).isNotBlank();
                assertThat(command.sopClass()).isNotNull();
                assertThat(command.status()).isNotNull();
            });
        }
    }

    @Test
    void keepsObjectUidsOutOfItsWords() {
        assertThat(STORE.toString()).isEqualTo("CommandSet[C_STORE_RQ]");
    }
}
