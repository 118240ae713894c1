package org.pharos.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.io.DataSetScanner;

/** What holds for every data set, tried with random ones; the seed in the name of a failure makes it again. */
class RoundTripTest {

    private static final TransferSyntax[] SYNTAXES = {
        TransferSyntax.IMPLICIT_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
        TransferSyntax.EXPLICIT_BIG_ENDIAN, TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void writesBackWhatItReadByteForByte(int seed) throws IOException {
        DataSet made = new RandomDataSets(seed).next();
        for (TransferSyntax syntax : SYNTAXES) {
            byte[] bytes = Encoded.write(made, syntax);
            DataSet read = Encoded.read(bytes, syntax);
            assertThat(Encoded.write(read, syntax)).as(syntax.name()).isEqualTo(bytes);
            assertThat(texts(read)).as(syntax.name()).isEqualTo(texts(made));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void losesNothingOnAWayThroughAllTransferSyntaxes(int seed) throws IOException {
        byte[] first = Encoded.write(new RandomDataSets(seed).next(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        DataSet travelling = Encoded.read(first, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        for (TransferSyntax syntax : SYNTAXES) {
            travelling = Encoded.read(Encoded.write(travelling, syntax), syntax);
        }
        assertThat(Encoded.write(travelling, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32, 33, 34})
    void refusesEachDataSetThatIsCutInsideAnElement(int seed) throws IOException {
        DataSet made = new RandomDataSets(seed).next();
        byte[] whole = Encoded.write(made, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        int complete = 0;
        for (int cut = 0; cut < whole.length; cut += 1 + whole.length / 2000) {
            try {
                Encoded.read(Arrays.copyOf(whole, cut), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
                complete++;
            } catch (DicomFormatException e) {
                assertThat(e.reason()).as("cut at " + cut).isEqualTo(Reason.CUT_OFF);
            }
        }
        assertThat(complete).isLessThanOrEqualTo(made.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 42, 43, 44, 45, 46, 47, 48})
    void answersDamageWithARefusalOrADataSetAndNothingElse(int seed) {
        Random random = new Random(seed);
        for (TransferSyntax syntax : SYNTAXES) {
            byte[] whole = Encoded.write(new RandomDataSets(seed).next(), syntax);
            for (int round = 0; round < 200; round++) {
                byte[] damaged = whole.clone();
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertThatCode(() -> attempt(damaged, syntax)).doesNotThrowAnyException();
            }
        }
    }

    private static void attempt(byte[] bytes, TransferSyntax syntax) throws IOException {
        try {
            texts(Encoded.read(bytes, syntax));
            new DataSetScanner(Limits.DEFAULT, Tag.PatientID).scan(new ByteArrayInputStream(bytes), syntax);
        } catch (DicomFormatException e) {
            assertThat(e.why()).isNotBlank();
        }
    }

    private static String texts(DataSet dataSet) {
        StringBuilder all = new StringBuilder();
        for (Element element : dataSet.elements()) {
            all.append(Tag.toString(element.tag())).append(dataSet.getStrings(element.tag())).append('\n');
            element.items().forEach(item -> all.append("> ").append(texts(item)));
        }
        return all.toString();
    }
}
