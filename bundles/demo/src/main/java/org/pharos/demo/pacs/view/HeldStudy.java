package org.pharos.demo.pacs.view;

import java.util.List;

/** One study held. */
public record HeldStudy(String patient, String number, List<Item> items) {

    /** One object held. @param picture its address; empty where there is nothing to show */
    public record Item(String modality, String description, boolean ai, String sentBy, boolean committed,
            String picture) {}
}
