import java.io.File;
import java.util.List;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWLProfileReport;
import org.semanticweb.owlapi.profiles.Profiles;

/** Prints for each ontology file whether it is in OWL 2 DL and OWL 2 RL, then each violation. */
public final class ProfileCheck {
    private ProfileCheck() {}

    public static void main(String[] paths) throws Exception {
        for (String path : paths) {
            File file = new File(path);
            OWLOntology ontology =
                OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(file);
            System.out.println(file.getName() + " axioms=" + ontology.getAxiomCount());
            for (Profiles profile : List.of(Profiles.OWL2_DL, Profiles.OWL2_RL)) {
                OWLProfileReport report = profile.checkOntology(ontology);
                System.out.println(profile + " inProfile=" + report.isInProfile()
                    + " violations=" + report.getViolations().size());
                report.getViolations().stream().map(Object::toString).sorted()
                    .forEach(violation -> System.out.println("  " + violation));
            }
        }
    }
}
