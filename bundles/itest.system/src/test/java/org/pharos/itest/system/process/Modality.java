package org.pharos.itest.system.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.OutsideTool.Result;

/** A modality played by DCMTK, which is not ours. */
public final class Modality {

    private final String aeTitle;
    private final Gateway gateway;

    public Modality(Gateway gateway) {
        this(Gateway.MODALITY, gateway);
    }

    /** @param aeTitle the name it calls itself */
    public Modality(String aeTitle, Gateway gateway) {
        this.aeTitle = aeTitle;
        this.gateway = gateway;
    }

    /** C-ECHO. @param called the name it calls the gateway */
    public Result echo(String called) {
        return OutsideTool.require("echoscu").run("-aet", aeTitle, "-aec", called, "127.0.0.1", port());
    }

    /** Sends all over one association, encoded as the files are; fails when one was not taken. */
    public void sends(Path... files) {
        requireTaken(tries(files));
    }

    /** Sends all over one association and tells how it went. */
    public Result tries(Path... files) {
        return tries(List.of("-R", "-xe"), files);
    }

    /** Sends what is compressed as lossless JPEG (process 14, first-order prediction), as it is. */
    public void sendsLosslessJpeg(Path... files) {
        requireTaken(tries(List.of("-xs"), files));
    }

    private static void requireTaken(Result result) {
        if (result.exitCode() != 0 || result.output().contains("Store Failed")) {
            throw new AssertionError("storescu: " + result.output());
        }
    }

    private Result tries(List<String> syntaxes, Path... files) {
        List<String> words = new ArrayList<>(syntaxes);
        words.addAll(List.of("-v", "-nh", "-aet", aeTitle, "-aec", Gateway.AE_TITLE, "127.0.0.1", port()));
        for (Path file : files) {
            words.add(file.toString());
        }
        return OutsideTool.require("storescu").run(words.toArray(String[]::new));
    }

    private String port() {
        return Integer.toString(gateway.dicomPort());
    }
}
