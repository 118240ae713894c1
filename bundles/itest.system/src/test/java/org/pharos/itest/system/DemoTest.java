package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.itest.system.process.CommunityPage;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.Workplace;
import org.pharos.process.RunningProcess;

/** What a newcomer sees first: the demonstration, and what it leaves for the community page. */
class DemoTest {

    private static final String WHOLE_CHAIN = "received → selected → inferred → encoded → delivered → committed\n";

    @RegisterExtension
    final Workplace place = new Workplace();

    @Test
    void withOneHospitalEveryChainIsWholeAndTheCommunityPageSaysWhyThereAreNoFigures() throws Exception {
        Path home = place.folder("demo");

        String told = demonstration(home, 1);

        assertThat(told.split(WHOLE_CHAIN, -1)).as("twelve films").hasSize(1 + 12);
        assertThat(told).contains("1 original, 2 AI results").contains("mirrored: above").contains("Where to look")
                .contains("These pages end with this command");
        String figures = CommunityPage.of(place, home).start().showing().visitor().read("/figures");
        assertThat(figures).containsIgnoringCase("not shown").contains("3 hospitals");
    }

    @Test
    @Tag("long")
    void withThreeHospitalsTheCommunityPageShowsFigures() throws Exception {
        Path home = place.folder("demo");

        String told = demonstration(home, 3);

        assertThat(told.split(WHOLE_CHAIN, -1)).as("twelve films in each").hasSize(1 + 36);
        String figures = CommunityPage.of(place, home).start().showing().visitor().read("/figures");
        assertThat(figures).contains("3 Hospitals 36 Patients 36 Images").contains("95 % interval");
    }

    private String demonstration(Path home, int sites) throws Exception {
        Path output = place.folder("output").resolve("demo.txt");
        RunningProcess demo = RunningProcess.start("the demonstration", output, RunningProcess.pharos(List.of("demo",
                "--once", "--sites", Integer.toString(sites), "--home", home.toString())));
        place.own(demo::kill, output);
        demo.awaitSuccess(Eventually.LIMIT.toSeconds());
        return demo.output();
    }
}
