package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.itest.system.object.ChestFilm;
import org.pharos.itest.system.object.CtSlice;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Study;
import org.pharos.itest.system.process.Workplace;

/** The index only answers quickly: the files are the truth, and it is made again from them. */
class IndexLossTest {

    @RegisterExtension
    final Workplace place = new Workplace();

    @Test
    void theSameStudiesAreShownAfterTheIndexWasDeletedAndAfterItWasDamaged() throws Exception {
        Gateway gateway = GatewaySetup.in(place).start();
        Path folder = place.folder("sent");
        Modality modality = new Modality(gateway);
        modality.sends(CtSlice.in(folder, 1, 1), CtSlice.in(folder, 1, 2));
        modality.sends(ChestFilm.number(2).in(folder));
        Eventually.until("both are judged", () -> gateway.studies().size() == 2
                && gateway.studies().stream().allMatch(Study::judged));
        List<Study> before = gateway.studies();

        assertThat(gateway.stop()).isIn(0, 143);
        List<Path> index = gateway.files("index");
        assertThat(index).isNotEmpty();
        for (Path file : index) {
            Files.delete(file);
        }
        gateway.start();
        Eventually.asserted(() -> assertThat(gateway.studies()).isEqualTo(before));

        assertThat(gateway.stop()).isIn(0, 143);
        for (Path file : gateway.files("index")) {
            damage(file);
        }
        gateway.start();
        Eventually.asserted(() -> assertThat(gateway.studies()).isEqualTo(before));
        modality.sends(CtSlice.in(folder, 3, 1));
        Eventually.until("the next study is there", () -> gateway.studies().size() == 3);
    }

    /** Flips a byte in each block of the database. */
    private static void damage(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 100; at < bytes.length; at += 4096) {
            bytes[at] ^= 0x55;
        }
        Files.write(file, bytes);
    }
}
