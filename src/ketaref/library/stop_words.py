"""Words that stand in every question and tell no entry from another, in English and Spanish, folded.

Words that ask for something of their own ("how many", "quién", "sin") are not among them.
"""

_ENGLISH = """
a about all also am an and another any anybody anyone anything are aren arent as at be because been being both but by
can cant could couldn couldnt did didn didnt do does doesn doing don done each either else ever every for get gets
getting go goes going gonna got had has hasn hasnt have haven havent having he hed her here hers hes him his i id if
ill im in into is isn isnt it itd itll its ive just let lets like ll made make makes may me might mine more most must
my na need needs neither of oh ok on one only or other our ours own please pretty quite rather re really s same say
says she shed shes should shouldn shouldnt since so some somebody someone something still stuff such sure t than that
thats the their theirs them then there theres these they theyd theyll theyre theyve thing things this those though
thru to too try trying u up upon us ve very wanna want wants was wasn wasnt way we well were weren werent weve what
whatever whats when whenever where wheres whether which while who whole whom whos whose why will with within won wont
would wouldn wouldnt yall yes yet you youd youll your youre yours youve
"""

_SPANISH = """
a ahi ahora al algo alguien algun alguna algunas alguno algunos alla alli ando aqui asi aun aunque ay cada cierto como
con cual cuales cualquier cuando d da dan dar de deberia debo del desde dice dicen e el ellas ellos en entonces era
eran eres es esa esas ese eso esos esta estaba estaban estan estar estas este esto estos estoy fue fueron ha haber
habia hace hacen hacer haga hago han hasta hay he hizo ir la las le les lo los mas me mi mientras mio mis misma mismo
mucha muchas mucho muchos muy nada nadie ni nos nosotros nuestra nuestro o otra otras otro otros pa para pero poco
podemos podria por porque pos pro pudo puede pueden puedes puedo pues q que quiere quieren quiero sabe se sea ser sera
si sido sobre solo somos son soy su sus suya suyo ta tal tambien tampoco tan tanta tanto te ten tenemos tener tengo ti
tiene tienen tienes toda todas todo todos tu tus un una unas uno unos usted ustedes va vamos van vas vaya ve voy x xq
y ya yo
"""

STOP_WORDS = frozenset(_ENGLISH.split() + _SPANISH.split())
